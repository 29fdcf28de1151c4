/** Reads CloudFormation templates: every resource with its properties resolved, as CloudFormation would hand them over. */

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

/** What `Ref` and `Fn::GetAtt` say about a resource. */
export interface Described {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Surroundings {
  readonly region: string;
  readonly accountId: string;
  readonly describe: (resource: Resource) => Described;
}

export interface Resolved {
  readonly resources: readonly Resource[];
  /** The outputs of each stack. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const section = (template: unknown, name: string): Node => {
  const value = isNode(template) ? template[name] : undefined;
  return isNode(value) ? value : {};
};
const list = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new Error(`a list was expected, not ${JSON.stringify(value)}`);
  return value;
};
const text = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`a text was expected, not ${JSON.stringify(value)}`);
};

/**
 * Resolves all stacks of an app together; they may refer to each other's exports and outputs.
 * @throws Error naming the place for an intrinsic, a reference or an attribute that is not known
 */
export const resolveTemplates = (templates: Readonly<Record<string, unknown>>, around: Surroundings): Resolved => {
  const exported = new Map<string, () => unknown>();
  const stacks = new Map(Object.entries(templates).map(([name, template]) => [name, openStack(name, template)]));
  for (const stack of stacks.values())
    for (const output of Object.values(section(stack.template, 'Outputs')))
      if (isNode(output) && isNode(output['Export'])) {
        const { Name } = output['Export'];
        exported.set(text(stack.resolve(Name)), () => stack.resolve(output['Value']));
      }

  function openStack(stackName: string, template: unknown) {
    const made = new Map<string, Resource>();
    const pseudo: Record<string, unknown> = {
      'AWS::Region': around.region,
      'AWS::AccountId': around.accountId,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:aws:cloudformation:${around.region}:${around.accountId}:stack/${stackName}/local`,
      'AWS::NotificationARNs': [],
      'AWS::NoValue': undefined,
    };

    const resourceOf = (logicalId: string): Resource => {
      const known = made.get(logicalId);
      if (known) return known;
      const body = section(template, 'Resources')[logicalId];
      if (!isNode(body)) throw new Error(`${stackName} has no resource ${logicalId}`);
      let properties: Node | undefined;
      let busy = false;
      const resource: Resource = {
        stack: stackName,
        logicalId,
        type: text(body['Type']),
        metadata: section(body, 'Metadata'),
        // Lazily: a resource may be named by another that it names itself, as long as names do not depend on each other.
        get properties() {
          if (properties) return properties;
          if (busy) throw new Error(`${stackName}/${logicalId} depends on itself`);
          busy = true;
          try {
            return (properties = section({ p: resolve(body['Properties'] ?? {}) }, 'p'));
          } finally {
            busy = false;
          }
        },
      };
      made.set(logicalId, resource);
      return resource;
    };

    const ref = (name: string) => {
      if (name in pseudo) return pseudo[name];
      const parameter = section(template, 'Parameters')[name];
      if (isNode(parameter)) return parameter['Default'];
      return around.describe(resourceOf(name)).ref;
    };

    const attribute = (logicalId: string, name: string) => {
      const resource = resourceOf(logicalId);
      const value = around.describe(resource).attributes[name];
      if (value === undefined) throw new Error(`the local host knows no ${name} of ${resource.type} (${logicalId})`);
      return value;
    };

    const condition = (name: string) => resolve(section(template, 'Conditions')[name]) === true;

    const substitute = (pattern: string, values: Node) =>
      pattern.replaceAll(/\$\{(!?)([^${}]+)\}/g, (_, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        if (name in values) return text(resolve(values[name]));
        const [logicalId = '', ...rest] = name.split('.');
        return text(rest.length > 0 ? attribute(logicalId, rest.join('.')) : ref(name));
      });

    const functions: Record<string, (argument: unknown) => unknown> = {
      Ref: (name) => ref(text(name)),
      'Fn::GetAtt': (of) => {
        const [logicalId = '', ...name] = typeof of === 'string' ? of.split('.') : list(of).map(text);
        return attribute(logicalId, name.join('.'));
      },
      'Fn::Sub': (argument) => {
        const [pattern, values] = typeof argument === 'string' ? [argument, {}] : list(argument);
        return substitute(text(pattern), isNode(values) ? values : {});
      },
      'Fn::Join': (argument) => {
        const [glue, parts] = list(argument);
        return list(resolve(parts)).map(text).join(text(glue));
      },
      'Fn::Split': (argument) => {
        const [glue, whole] = list(argument);
        return text(resolve(whole)).split(text(glue));
      },
      'Fn::Select': (argument) => {
        const [index, from] = list(argument);
        return list(resolve(from))[Number(resolve(index))];
      },
      'Fn::FindInMap': (argument) => {
        const [map, first, second] = list(argument).map((part) => text(resolve(part)));
        return section(section(section(template, 'Mappings'), map ?? ''), first ?? '')[second ?? ''];
      },
      'Fn::ImportValue': (name) => {
        const value = exported.get(text(resolve(name)));
        if (!value) throw new Error(`no stack exports ${text(resolve(name))}`);
        return value();
      },
      'Fn::GetStackOutput': (argument) => {
        const { StackName, OutputName } = isNode(argument) ? argument : {};
        const other = stacks.get(text(resolve(StackName)));
        const output = section(other?.template, 'Outputs')[text(OutputName)];
        if (!other || !isNode(output)) throw new Error(`no output ${text(OutputName)} of ${text(StackName)}`);
        return other.resolve(output['Value']);
      },
      'Fn::If': (argument) => {
        const [name, yes, no] = list(argument);
        return resolve(condition(text(name)) ? yes : no);
      },
      'Fn::Equals': (argument) => new Set(list(argument).map((part) => JSON.stringify(resolve(part)))).size === 1,
      'Fn::Not': (argument) => resolve(list(argument)[0]) !== true,
      'Fn::And': (argument) => list(argument).every((part) => resolve(part) === true),
      'Fn::Or': (argument) => list(argument).some((part) => resolve(part) === true),
      'Fn::Base64': (argument) => Buffer.from(text(resolve(argument))).toString('base64'),
    };

    const resolve = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
      if (!isNode(value)) return value;
      const [key, ...others] = Object.keys(value);
      if (key !== undefined && others.length === 0) {
        const intrinsic = functions[key];
        if (intrinsic) return intrinsic(value[key]);
        if (key === 'Condition') return condition(text(value[key]));
        if (key.startsWith('Fn::')) throw new Error(`${stackName}: the local host does not know ${key}`);
      }
      return Object.fromEntries(
        Object.entries(value)
          .map(([name, inner]) => [name, resolve(inner)])
          .filter(([, inner]) => inner !== undefined),
      );
    };

    return { template, resolve, resourceOf, condition };
  }

  const isWanted =
    (stack: ReturnType<typeof openStack>) =>
    ([, body]: [string, unknown]) =>
      isNode(body) && (body['Condition'] === undefined || stack.condition(text(body['Condition'])));
  return {
    resources: [...stacks.values()].flatMap((stack) =>
      Object.entries(section(stack.template, 'Resources'))
        .filter(isWanted(stack))
        .map(([id]) => stack.resourceOf(id)),
    ),
    outputs: Object.fromEntries(
      [...stacks].map(([name, stack]) => [
        name,
        Object.fromEntries(
          Object.entries(section(stack.template, 'Outputs'))
            .filter(isWanted(stack))
            .map(([output, body]) => [output, text(stack.resolve(section({ body }, 'body')['Value']))]),
        ),
      ]),
    ),
  };
};
