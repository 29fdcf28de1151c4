import { contexts } from '../../functions/contexts.ts';
import { buildApp } from '../app.ts';

buildApp({ contexts }).synth();
