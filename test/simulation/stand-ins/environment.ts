import { here } from '../world/here.ts';

// Stands in for shared/lambda/environment.ts: what a function instance has made is forgotten when it dies, and no two
// instances and no two worlds share it.

const settings: Readonly<Record<string, string>> = {
  TABLE_NAME: 'rapport-sim',
  TOPIC_ARN: 'arn:aws:sns:sim:000000000000:rapport-sim-events',
  BUCKET_NAME: 'rapport-sim-files',
  HEADS_BUCKET_NAME: 'rapport-sim-heads',
  DEAD_LETTER_QUEUE_URL: 'https://sqs.sim/000000000000/rapport-sim-dead-letters',
  QUEUE_PREFIX: 'rapport-sim',
  USER_POOL_ID: 'sim_pool',
  MAIL_FROM: 'rapport@rapport.example',
  RAPPORT_STAGE: 'sim',
};

export const setting = (name: string) => {
  const value = settings[name];
  if (value === undefined) throw new Error(`the environment lacks ${name}`);
  return value;
};

export const once =
  <Thing>(make: () => Thing) =>
  (): Thing => {
    const { memory } = here();
    if (!memory.has(make)) memory.set(make, make());
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored under the function that made it
    return memory.get(make) as Thing;
  };
