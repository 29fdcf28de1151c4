import { contexts } from '../../functions/contexts.ts';
import type { ContextManifest } from '../../shared/manifest/context.ts';
import { platformProbe, probe } from './probe.ts';

/** What every assertion about contexts must hold of: the probes have each kind of trigger, the project is what is deployed. */
export const subjects: readonly (readonly [string, readonly ContextManifest[]])[] = [
  ['the probes', [probe, platformProbe]],
  ['the project', contexts],
];
