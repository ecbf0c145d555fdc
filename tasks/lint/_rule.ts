import { repositoryPath, resolveImport, type Target } from "./_files.ts";

/** Reports a broken rule: what is wrong here, and what to do instead. */
export type Report = (node: Deno.lint.Node, message: string, remedy: string) => void;

/** Makes a rule that sees a file's path from the repository's root. */
export function defineRule(
  visit: (
    file: { path: string; source: Deno.lint.SourceCode },
    report: Report,
  ) => Deno.lint.LintVisitor,
): Deno.lint.Rule {
  return {
    create(context) {
      const path = repositoryPath(context.filename);
      return visit(
        { path, source: context.sourceCode },
        (node, message, remedy) => context.report({ node, message, hint: remedy }),
      );
    },
  };
}

/** One import of a file, in whatever form it is written. */
export interface Import {
  node: Deno.lint.Node;
  specifier: string;
  target: Target;
  /** Nothing of it remains when the program runs. */
  isTypeOnly: boolean;
}

/** A visitor that sees all imports: static, re-exported, dynamic with a literal, and in types. */
export function visitImports(
  path: string,
  visit: (found: Import) => void,
): Deno.lint.LintVisitor {
  const see = (node: Deno.lint.Node, specifier: unknown, isTypeOnly: boolean) => {
    if (typeof specifier !== "string") return;
    visit({ node, specifier, target: resolveImport(path, specifier), isTypeOnly });
  };
  return {
    ImportDeclaration: (node) => see(node, node.source.value, isTypeImport(node)),
    ExportAllDeclaration: (node) => see(node, node.source.value, node.exportKind === "type"),
    ExportNamedDeclaration: (node) => see(node, node.source?.value, node.exportKind === "type"),
    ImportExpression: (node) =>
      see(node, node.source.type === "Literal" ? node.source.value : undefined, false),
    TSImportType: (node) => see(node, literalOf(node.argument), true),
  };
}

function isTypeImport(node: Deno.lint.ImportDeclaration): boolean {
  if (node.importKind === "type") return true;
  return node.specifiers.length > 0 &&
    node.specifiers.every((specifier) =>
      specifier.type === "ImportSpecifier" && specifier.importKind === "type"
    );
}

function literalOf(node: Deno.lint.Node): unknown {
  return node.type === "TSLiteralType" && node.literal.type === "Literal"
    ? node.literal.value
    : undefined;
}

/** The dotted name of a call's or member's expression, such as `Deno.env.get`; null when computed. */
export function dottedName(node: Deno.lint.Node): string | null {
  if (node.type === "Identifier") return node.name;
  if (node.type === "MetaProperty") return "import.meta";
  if (node.type !== "MemberExpression" || node.computed) return null;
  const [object, property] = [dottedName(node.object), dottedName(node.property)];
  return object === null || property === null ? null : `${object}.${property}`;
}
