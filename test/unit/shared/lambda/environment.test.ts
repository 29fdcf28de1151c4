import { describe, expect, it, vi } from 'vitest';
import { once, setting } from '../../../../shared/lambda/environment.ts';

describe('setting', () => {
  it('is what the environment says when it is asked', () => {
    vi.stubEnv('RAPPORT_PROBE', 'one');
    expect(setting('RAPPORT_PROBE')).toBe('one');
    vi.stubEnv('RAPPORT_PROBE', 'two');
    expect(setting('RAPPORT_PROBE')).toBe('two');
  });

  it('throws, naming what is missing', () => {
    vi.stubEnv('RAPPORT_PROBE', '');
    expect(() => setting('RAPPORT_PROBE')).toThrow('the environment lacks RAPPORT_PROBE');
  });
});

describe('once', () => {
  it('makes a thing when it is first asked for, and only then', () => {
    const make = vi.fn<() => undefined>();
    const get = once(make);
    expect(make).not.toHaveBeenCalled();
    get();
    get();
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('tries again after a failure', () => {
    let tries = 0;
    const get = once(() => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return tries;
    });
    expect(() => get()).toThrow('not yet');
    expect(get()).toBe(2);
  });
});
