import { describe, expect, it } from 'vitest';
import { planOf } from '../../../infra/local/plan.ts';
import { describer } from '../../../infra/local/resources.ts';
import { resolveTemplates } from '../../../infra/local/template.ts';

const describeResource = describer({ api: 'http://127.0.0.1:3000', sqs: 'http://127.0.0.1:4000' });
const resolve = (templates: Record<string, unknown>) =>
  resolveTemplates(templates, { region: 'us-east-1', accountId: '000000000000', describe: describeResource });

/** What an expression becomes, beside a queue, a parameter, a mapping and a condition. */
const valueOf = (expression: unknown) =>
  resolve({
    one: {
      Parameters: { Size: { Default: 'small' } },
      Mappings: { Zones: { east: { first: 'a' } } },
      Conditions: { Never: { 'Fn::Equals': ['a', { Ref: 'Size' }] }, Always: { 'Fn::Not': [{ Condition: 'Never' }] } },
      Resources: {
        Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } },
        Subject: { Type: 'AWS::Logs::LogGroup', Properties: { value: expression } },
      },
      Outputs: { Letters: { Value: 'a,b,c', Export: { Name: 'the-letters' } } },
    },
  }).resources.find(({ logicalId }) => logicalId === 'Subject')?.properties['value'];

describe('resolving a template', () => {
  it.each([
    [{ Ref: 'Work' }, 'http://127.0.0.1:4000/000000000000/work'],
    [{ 'Fn::GetAtt': ['Work', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:work'],
    [{ 'Fn::GetAtt': 'Work.QueueName' }, 'work'],
    [{ 'Fn::Sub': '${AWS::Region}/${Work.Arn}/${!Kept}' }, 'us-east-1/arn:aws:sqs:us-east-1:000000000000:work/${Kept}'],
    [{ 'Fn::Sub': ['${a}-${Size}', { a: { Ref: 'AWS::Partition' } }] }, 'aws-small'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::StackName' }]] }, 'a-one'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [',', { 'Fn::ImportValue': 'the-letters' }] }] }, 'b'],
    [{ 'Fn::GetStackOutput': { StackName: 'one', OutputName: 'Letters' } }, 'a,b,c'],
    [{ 'Fn::FindInMap': ['Zones', 'east', 'first'] }, 'a'],
    [{ 'Fn::If': ['Never', 'yes', 'no'] }, 'no'],
    [{ kept: 1, dropped: { 'Fn::If': ['Always', { Ref: 'AWS::NoValue' }, 'x'] } }, { kept: 1 }],
    [
      ['text', { Ref: 'Size' }, 7, true],
      ['text', 'small', 7, true],
    ],
  ])('%j', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it.each([
    [{ 'Fn::Cidr': ['10.0.0.0/16', 1] }, 'does not know Fn::Cidr'],
    [{ Ref: 'Nobody' }, 'has no resource Nobody'],
    [{ 'Fn::GetAtt': ['Work', 'Colour'] }, 'knows no Colour of AWS::SQS::Queue'],
    [{ 'Fn::ImportValue': 'nothing' }, 'no stack exports nothing'],
    [{ 'Fn::GetAtt': ['Subject', 'value'] }, 'knows no value'],
  ])('names the fault in %j', (expression, fault) => {
    expect(() => valueOf(expression)).toThrow(fault);
  });

  it('leaves out what a condition excludes', () => {
    const { resources } = resolve({
      one: {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { A: { Type: 'AWS::IAM::Role', Condition: 'Never' }, B: { Type: 'AWS::IAM::Role' } },
      },
    });
    expect(resources.map(({ logicalId }) => logicalId)).toEqual(['B']);
  });

  it('refuses a resource that nobody stands in for', () => {
    const { resources } = resolve({ one: { Resources: { Search: { Type: 'AWS::OpenSearchService::Domain' } } } });
    expect(() => planOf(resources, describeResource)).toThrow(
      'no stand-in for AWS::OpenSearchService::Domain (one/Search)',
    );
  });
});
