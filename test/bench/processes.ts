import { readFileSync } from 'node:fs';

const read = (pid: number, file: string) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it has ended
  }
};

const TICKS_A_SECOND = 100;

/** Megabytes that these processes hold; what they share is counted for each. */
export const megabytesOf = (pids: readonly number[]) =>
  pids.reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0), 0) / 1024;

/** Milliseconds of CPU that these processes have used, to ten of them. */
export const cpuMsOf = (pids: readonly number[]) =>
  pids.reduce((sum, pid) => {
    const stat = read(pid, 'stat');
    // The command's name may hold spaces; the fields are counted from behind it.
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return sum + ((user + system) / TICKS_A_SECOND) * 1000;
  }, 0);

/** These figures come from /proc. */
export const assertLinux = () => {
  if (process.platform !== 'linux') throw new Error('The benches read /proc, which only Linux has.');
};
