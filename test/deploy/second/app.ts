import { buildApp } from '../../../infra/app.ts';
import { secondRelease } from './contexts.ts';

buildApp({ contexts: secondRelease }).synth();
