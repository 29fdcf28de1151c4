import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import nodeTimers from 'node:timers';
import timerPromises from 'node:timers/promises';
import type { Appointment } from './agenda.ts';
import { maybeHere, within } from './here.ts';

// Inside a function of the simulation, time and chance are those of its world, and what it prints stays there; outside they
// are the machine's.

const machine = { Date, setTimeout, clearTimeout, setImmediate, randomBytes: crypto.randomBytes };
const machineNow = Date.now;

const nowHere = () => {
  const invocation = maybeHere();
  return invocation ? invocation.world.agenda.now + invocation.skew : machineNow();
};

Date.now = nowHere;
globalThis.Date = new Proxy(machine.Date, {
  construct: (target, given: unknown[], as): Date =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is constructed of a Date is a Date
    Reflect.construct(target, given.length === 0 ? [nowHere()] : given, as) as Date,
});

const later = (run: () => void, milliseconds = 0) => {
  const invocation = maybeHere();
  if (!invocation) return machine.setTimeout(run, milliseconds);
  const timer = invocation.world.agenda.after(milliseconds, () => {
    invocation.waits.delete(timer);
    if (!invocation.dead) run();
  });
  invocation.waits.add(timer);
  return timer;
};
const never = (timer: NodeJS.Timeout | Appointment | undefined) => {
  if (timer && 'at' in timer) timer.cancelled = true;
  else machine.clearTimeout(timer);
};
/** After what is at this moment, and before any time passes. */
const soon = (run: () => void) => {
  const invocation = maybeHere();
  if (!invocation) return machine.setImmediate(run);
  return invocation.world.agenda.after(0, () => {
    if (!invocation.dead) within(invocation, run);
  });
};
// Each way to a timer is another object.
for (const timers of [globalThis, nodeTimers])
  Object.assign(timers, { setTimeout: later, clearTimeout: never, setImmediate: soon });
Object.assign(timerPromises, {
  setTimeout: (milliseconds: number) => new Promise<void>((resolve) => void later(resolve, milliseconds)),
});

Object.assign(crypto, {
  randomBytes: (size: number) => maybeHere()?.world.random.bytes(size) ?? machine.randomBytes(size),
});
syncBuiltinESMExports();

for (const stream of [process.stdout, process.stderr]) {
  const print = stream.write.bind(stream);
  Object.assign(stream, {
    write: (...[chunk, ...how]: Parameters<typeof print>) => {
      const invocation = maybeHere();
      if (!invocation) return print(chunk, ...how);
      invocation.printed.push(String(chunk));
      return true;
    },
  });
}

/** Until everything that can go on without time passing has gone on: ticks come when no promise has anything left to do. */
export const drained = () => new Promise<void>((resolve) => process.nextTick(resolve));
