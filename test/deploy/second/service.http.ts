import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { handler as first } from '../../../functions/service/entry/api.http.ts';

/** The code of the first release, and a header that says that it is not. */
export const handler = async (...call: Parameters<typeof first>): Promise<APIGatewayProxyStructuredResultV2> => {
  const answer = await first(...call);
  return { ...answer, headers: { ...answer.headers, 'x-release': 'second' } };
};
