/** A template with its places (`{{title}}`) filled in. A place that has no value stays, so that the tests of templates see it. */
export const fillTemplate = (template: string, values: ReadonlyMap<string, string>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values.get(name) ?? place);
