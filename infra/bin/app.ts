import { contexts } from '../../functions/contexts.ts';
import { buildApp } from '../app.ts';
import { builtConsole } from '../console-build.ts';

buildApp({ contexts, console: builtConsole }).synth();
