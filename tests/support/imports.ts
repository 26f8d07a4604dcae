import ts from 'typescript';

/** One import of a file. */
export interface Import {
  /** As written, without a query: `../core/position.ts`. Null where it is computed when the program runs. */
  readonly specifier: string | null;
  /** Nothing of it is left when types are stripped. */
  readonly typeOnly: boolean;
}

/** Every import, re-export, `import()` and type import of a `.ts`, `.mjs` or `.astro` file. */
export function importsOf(file: string, text: string): Import[] {
  const scripts = file.endsWith('.astro') ? astroScripts(text) : [text];
  return scripts.flatMap((script) => importsOfScript(file, script));
}

/** The program between the fences of a component, and what stands in its `<script>` elements. */
function astroScripts(text: string): string[] {
  const frontmatter = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const elements = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  const sources = [...text.matchAll(/<script[^>]*\ssrc=["']([^"']+)["']/g)].map((match) => `import ${JSON.stringify(match[1])};`);
  return [frontmatter, ...elements, ...sources];
}

function importsOfScript(file: string, text: string): Import[] {
  const source = ts.createSourceFile(`${file}.ts`, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    const written = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text.replace(/\?.*$/, '') : null;
    found.push({ specifier: written, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import type …`, and `import { type A, type B }`: both vanish. */
function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  if (importClause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}
