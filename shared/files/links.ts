import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import { documentClient } from '../dynamo/connect.ts';
import { once } from '../lambda/environment.ts';

const VALID_FOR_SECONDS = 900;

/** Where a bucket's objects are: AWS names the bucket in the host, a stand-in in the path. */
const addressOf = (bucket: string, key: string, region: string) => {
  const endpoint = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  if (endpoint) return new URL(`${bucket}/${key}`, endpoint.endsWith('/') ? endpoint : `${endpoint}/`);
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(`https://${bucket}.s3.${region}.${domain}/${key}`);
};

// The S3 client would make a bundle 140 KB larger for one signature; any client knows who we are and where.
const signer = once(async () => {
  const { credentials, region, sha256 } = documentClient().config;
  return { region: await region(), presigner: new S3RequestPresigner({ credentials, region, sha256 }) };
});

/** Links to files of the bucket that work without a token, for 15 minutes: `GET` opens one, `PUT` stores one. */
export const fileLinks =
  (bucket: () => string) =>
  async (method: 'GET' | 'PUT', key: string): Promise<string> => {
    const { region, presigner } = await signer();
    const { protocol, hostname, port, pathname } = addressOf(bucket(), key, region);
    const signed = await presigner.presign(
      {
        method,
        protocol,
        hostname,
        ...(port !== '' && { port: Number(port) }),
        path: pathname,
        query: {},
        headers: {},
      },
      { expiresIn: VALID_FOR_SECONDS },
    );
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(signed.query ?? {}))
      if (typeof value === 'string') query.append(name, value);
    return `${protocol}//${hostname}${port === '' ? '' : `:${port}`}${pathname}?${query.toString()}`;
  };

export type FileLinks = ReturnType<typeof fileLinks>;
