import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack, Validations, type App } from 'aws-cdk-lib/core';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/app.ts';
import { subjects } from './subjects.ts';
import { objectOf } from './synthesized.ts';

/** What cdk-nag finds and nobody has answered: rule and place. */
const findings = (app: App) =>
  new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );

const answered = (app: App) =>
  app.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY))
    .flatMap(({ data }): [string, unknown][] => Object.entries(objectOf(data)));

const careless = (outdir?: string) => {
  const app = buildApp({ contexts: [], bundling: false, ...(outdir && { outdir }) });
  new Queue(new Stack(app, 'Careless'), 'Queue');
  return app;
};

describe.each(subjects)('cdk-nag, over %s', (_, contexts) => {
  it.each(['dev', 'prod'])('finds nothing in %s that is not answered', (stage) => {
    expect(findings(buildApp({ contexts, stage, operator: 'ops@example.com', bundling: false }))).toEqual([]);
  });

  it('is answered with a reason, one finding at a time', () => {
    const answers = answered(buildApp({ contexts, bundling: false }));
    expect(answers.length).toBeGreaterThan(0);
    for (const [id, reason] of answers) {
      expect(String(reason).split(' ').length).toBeGreaterThan(5);
      expect(id).not.toMatch(/IAM5$/);
    }
  });
});

describe('a careless construct', () => {
  it('is found', () => {
    expect(findings(careless())).toContain('AwsSolutions-SQS3 Careless/Queue/Resource');
  });

  it('stops the synthesis, and with it a deployment', () => {
    process.env['CDK_VALIDATION'] = 'false'; // the CDK's own rules, which take seconds; cdk-nag is asked all the same
    const outdir = mkdtempSync(join(tmpdir(), 'rapport-careless-'));
    try {
      expect(() => careless(outdir).synth()).toThrow('AwsSolutions-SQS3');
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });
});
