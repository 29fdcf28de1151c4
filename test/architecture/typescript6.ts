import { registerHooks } from 'node:module';

/**
 * TypeScript 7 has no JavaScript API, which dependency-cruiser wants: whoever asks for `typescript` from now on gets
 * TypeScript 6, installed under an alias. To be imported before the tool (`node --import` does as well).
 */
registerHooks({
  resolve: (specifier, context, next) => next(specifier.replace(/^typescript(?=$|\/)/, 'typescript6'), context),
});
