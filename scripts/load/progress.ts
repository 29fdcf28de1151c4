import { SingleBar } from 'cli-progress';

export interface Progress {
  advance(): void;
  stop(): void;
}

const LINE_EVERY_MS = 5000;

export const grouped = (count: number) => count.toLocaleString('en');

/** A bar at a terminal; elsewhere (a file, a pipe) a line now and then. On stderr: stdout is for the outcome. */
export const startProgress = (what: string, total: number): Progress => {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({
      format: `${what} {bar} {value} of {total}, {eta_formatted} to go`,
      hideCursor: true,
      formatValue: (value, _, type) => (type === 'value' || type === 'total' ? grouped(value) : String(value)),
    });
    bar.start(total, 0);
    return { advance: () => bar.increment(), stop: () => bar.stop() };
  }
  let done = 0;
  const say = () => console.error(`${what} ${grouped(done)} of ${grouped(total)}`);
  const timer = setInterval(say, LINE_EVERY_MS);
  return {
    advance: () => void (done += 1),
    stop: () => {
      clearInterval(timer);
      say();
    },
  };
};
