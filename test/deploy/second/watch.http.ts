import { connectTable } from '../../../shared/dynamo/connect.ts';
import { onHttp } from '../../../shared/lambda/http.ts';
import { problem } from '../../../shared/lambda/problem.ts';
import { routes } from './routes.ts';
import { watchedKey } from './watched-key.ts';

export const handler = onHttp('watch', routes, {
  getWatched: async ({ params: { id } }) => {
    const item = await connectTable().get(watchedKey(id));
    return item
      ? { status: 200, body: { submittedAt: item['submittedAt'] } }
      : problem(404, 'not-watched', 'This ticket was not heard of.');
  },
});
