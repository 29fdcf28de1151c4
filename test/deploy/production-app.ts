import { contexts } from '../../functions/contexts.ts';
import { buildApp } from '../../infra/app.ts';

/** A stage called `prod`, with a sender of its own as in the README. Its functions have no code: nobody calls them. */
buildApp({ contexts, stage: 'prod', sender: 'care@rapport.example', bundling: false }).synth();
