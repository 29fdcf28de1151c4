import { createServer, type Server } from 'node:net';
import { CannotStart, type StateFolder } from './state.ts';

export const HOST = '127.0.0.1';

const tryPort = (port: number) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });

/** @throws CannotStart when somebody listens there already */
export const assertFree = async (port: number) => {
  await tryPort(port).catch(() => {
    throw new CannotStart(`Port ${port} is in use. Stop what listens there, or choose another: PORT=3001 npm start`);
  });
};

/**
 * The port of a stand-in: the same as at the last start where it is still free, so that links in mails and files keep
 * working; else any.
 */
export const portFor = async (state: StateFolder, name: string) => {
  const last = Number(state.recall(`port:${name}`) ?? 0);
  const port = await tryPort(last).catch(() => tryPort(0));
  state.remember(`port:${name}`, String(port));
  return port;
};

/** Listens on loopback; answers the port. */
export const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
