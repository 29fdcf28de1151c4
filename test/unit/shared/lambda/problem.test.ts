import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { conceal, refuse } from '../../../../shared/kernel/refusal.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { answer, invalid, problem, problemDocument } from '../../../../shared/lambda/problem.ts';

describe('problem', () => {
  it('is an RFC 9457 document with a stable type', () => {
    const { status, headers, body } = problem(409, 'wrong-state', 'It is resolved.', undefined, { 'retry-after': '7' });
    expect(status).toBe(409);
    expect(headers).toEqual({ 'content-type': 'application/problem+json', 'retry-after': '7' });
    expect(problemDocument.parse(body)).toEqual({
      type: 'urn:rapport:problem:wrong-state',
      title: 'Wrong state',
      status: 409,
      detail: 'It is resolved.',
    });
  });
});

describe('invalid', () => {
  it('names twenty of all that is wrong, in words that are not too long', () => {
    const schema = z.array(z.string().refine(() => false, 'x'.repeat(1000)));
    const { error } = schema.safeParse(Array.from({ length: 50 }, () => 'y'));
    if (!error) throw new Error('it is wrong');
    const { errors = [] } = problemDocument.parse(invalid(error, 'body').body);
    expect(errors).toHaveLength(20);
    expect(errors[19]).toEqual({ field: '19', reason: 'x'.repeat(300) });
  });
});

const success = (value: number) => ({ status: 200, body: value });

describe('answer', () => {
  const statuses = { gone: 404, bad: 422 };

  it('answers what went through', () => {
    expect(answer(ok(7), statuses, success)).toEqual({ status: 200, body: 7 });
  });

  it('answers a refusal with the status of its code', () => {
    expect(answer(refuse('gone', 'It is gone.'), statuses, success)).toMatchObject({
      status: 404,
      body: { type: 'urn:rapport:problem:gone', detail: 'It is gone.' },
    });
  });

  it('remembers, unsent, that a refusal conceals something', () => {
    expect(answer(conceal('gone', 'It is gone.'), statuses, success)).toMatchObject({ status: 404, denied: true });
    expect(answer(refuse('gone', 'It is gone.'), statuses, success)).not.toHaveProperty('denied');
  });

  it('names the field that is to blame', () => {
    expect(answer(refuse('bad', 'No such box.', 'boxes.0'), statuses, success)).toMatchObject({
      body: { errors: [{ field: 'boxes.0', reason: 'No such box.' }] },
    });
  });
});
