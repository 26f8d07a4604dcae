import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readPreviewFacts, type ExpectedPreview } from '../core/bundle/preview-facts.ts';
import { printable, quote } from '../core/problem.ts';
import { BundleError } from '../io/bundle/entry.ts';
import { verifyBundle, type BundleVerdict } from '../io/bundle/verify-bundle.ts';
import { counted } from '../core/counted.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export interface VerifyBundleOptions {
  /** As typed, relative to where the program was called. */
  readonly bundle: string;
  readonly out: string | null;
  readonly expected: ExpectedPreview;
}

const MOST_FAULTS = 20;

/** Verifies a bundle that somebody else built, and unpacks it where `out` is given: all of it or nothing. Exit code 1: refused. */
export async function runVerifyBundle({ bundle, out, expected }: VerifyBundleOptions, world: World): Promise<number> {
  const path = resolve(world.cwd, bundle);
  if (!existsSync(path)) throw new CommandError(`There is no ${printable(bundle)}.`);
  const outDir = out === null ? null : resolve(world.cwd, out);
  if (outDir !== null && existsSync(outDir) && readdirSync(outDir).length > 0)
    throw new CommandError(`--out ${printable(out ?? '')} is not empty. Name another folder.`);
  const partDir = outDir === null ? null : mkdtempSync(join(dirname(outDir), `.${basename(outDir)}-`));
  try {
    const verdict = await verifyBundle(path, { outDir: partDir });
    const said = faultLines(verdict, expected);
    if (said.length > 0) return refuse(bundle, said, world);
    if (partDir !== null && outDir !== null) {
      if (existsSync(outDir)) rmdirSync(outDir);
      renameSync(partDir, outDir);
    }
    world.out(`Verified ${printable(bundle)}: ${counted(verdict.fileCount, 'file')}, ${verdict.totalBytes} bytes.\n`);
    return 0;
  } catch (error) {
    if (error instanceof BundleError) return refuse(bundle, [quote(error.message)], world);
    throw error;
  } finally {
    if (partDir !== null) rmSync(partDir, { recursive: true, force: true });
  }
}

function faultLines({ faults, texts }: BundleVerdict, expected: ExpectedPreview): readonly string[] {
  if (faults.length > 0) return faults.map(({ name, why }) => (name === null ? quote(why) : `${quote(name)}: ${quote(why)}`));
  const facts = readPreviewFacts(texts.get('preview.json'), expected);
  return 'why' in facts ? [quote(facts.why)] : [];
}

function refuse(bundle: string, said: readonly string[], world: World): number {
  const more = said.length > MOST_FAULTS ? `  and ${said.length - MOST_FAULTS} more\n` : '';
  const list = said.slice(0, MOST_FAULTS).map((line) => `  ${line}\n`);
  world.log(`Refused ${printable(bundle)}:\n${list.join('')}${more}`);
  return 1;
}
