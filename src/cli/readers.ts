import { checkReadings } from '../core/check/check-readings.ts';
import { readDocument } from '../core/parse/read-document.ts';
import { scanSecrets } from '../io/secrets.ts';
import { scanDiagrams } from './scan-diagrams.ts';
import type { Readers } from './survey.ts';

/** The real ones. */
export const readers: Readers = { readDocument, checkReadings, scanTexts: scanSecrets, scanDiagrams };
