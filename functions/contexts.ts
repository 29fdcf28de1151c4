import type { ContextManifest } from '../shared/manifest/context.ts';
import { manifest as access } from './access/context.ts';
import { manifest as analytics } from './analytics/context.ts';
import { manifest as customers } from './customers/context.ts';
import { manifest as platform } from './platform/context.ts';
import { manifest as service } from './service/context.ts';

/** Every context of the product; what is not here is not deployed. */
export const contexts: readonly ContextManifest[] = [access, customers, service, analytics, platform];
