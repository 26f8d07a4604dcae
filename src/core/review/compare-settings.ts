import { parseYamlFile, type YamlFile } from '../parse/yaml-file.ts';
import { placesOf } from '../parse/places.ts';
import type { SourceRange } from '../position.ts';
import type { Layer, Version } from './change.ts';
import { compareItems } from './compare-items.ts';
import type { Edit } from './edit.ts';
import { props, tidyText, type Item } from './item.ts';

/** What changed in a settings file by its values, whatever their order; null where a side is no YAML that can be read, or is a document. */
export function compareSettings(before: Version, after: Version): Edit[] | null {
  const [old, now] = [settingItems(before), settingItems(after)];
  return old === null || now === null ? null : compareItems(old, now);
}

function settingItems({ path, text, reading, why }: Version): Item[] | null {
  if (reading !== null || why !== null || text === null || !/\.ya?ml$/i.test(path)) return null;
  const file = parseYamlFile(text, path);
  if (file.problems.length > 0) return null;
  const lines = lineRanges(text);
  return leaves(file.value, []).map((leaf) => settingItem(leaf, layerOf(path), file, lines));
}

interface Leaf {
  /** In the file, and for people: a list's members go by their names. */
  readonly steps: readonly PropertyKey[];
  readonly name: readonly string[];
  readonly value: string;
}

/** Every value with the way to it. Deeper than a settings file is, nothing is looked at: the parser has refused it. */
function leaves(value: unknown, name: readonly string[], steps: readonly PropertyKey[] = []): Leaf[] {
  if (Array.isArray(value)) {
    if (!value.some((member) => typeof member === 'object' && member !== null)) {
      return [
        {
          steps,
          name,
          value: value
            .map((member) => tidyText(String(member)))
            .sort()
            .join(', '),
        },
      ];
    }
    return value.flatMap((member: unknown, at) => leaves(member, [...name, memberName(member) ?? String(at + 1)], [...steps, at]));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => leaves(inner, [...name, key], [...steps, key]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [{ steps, name, value: tidyText(String(value)) }]
    : [];
}

function memberName(member: unknown): string | null {
  if (typeof member !== 'object' || member === null) return null;
  const named = Object.entries(member).find(([key, value]) => ['name', 'id', 'label'].includes(key) && typeof value === 'string');
  return named === undefined ? null : String(named[1]);
}

function settingItem({ steps, name, value }: Leaf, layer: Layer, file: YamlFile, lines: readonly SourceRange[]): Item {
  const place = file.placeOfValue(steps);
  const range = place.kind === 'line' ? (lines[place.line - 1] ?? null) : null;
  const title = name.join(' › ');
  return { layer, subject: title, title, props: props([['value', value]]), range, anchor: null, mark: title };
}

function layerOf(path: string): Layer {
  if (/(?:^|\/)people\.ya?ml$/i.test(path)) return 'people';
  return /(?:^|\/)services\.ya?ml$/i.test(path) ? 'services' : 'facts';
}

function lineRanges(text: string): SourceRange[] {
  const places = placesOf(text);
  return [...text.matchAll(/(.*)(?:\r\n|\n|\r|$)/g)].map(({ index, 1: line = '' }) => places.range(index, index + line.length));
}
