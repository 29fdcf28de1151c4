/** Calls a Lambda handler as the runtime does, with an event that is only as complete as the test needs. */
export const invoke = async (handler: unknown, event: unknown): Promise<unknown> => {
  if (typeof handler !== 'function') throw new Error('this is no handler');
  const answer: unknown = await Reflect.apply(handler, undefined, [event, { awsRequestId: 'test' }]);
  return answer;
};
