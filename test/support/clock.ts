import { plusMilliseconds, type Clock, type Instant } from '../../shared/kernel/clock.ts';

/** A clock that moves only when it is told to. */
export const clockAt = (start: Instant): Clock & { advance(milliseconds: number): void } => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now = plusMilliseconds(now, milliseconds);
    },
  };
};
