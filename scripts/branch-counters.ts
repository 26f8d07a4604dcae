import ts from 'typescript';

/** Where the counters of the branches are: one a branch, in an array of this name. */
const COUNTERS = 'globalThis.__branches';

/** Compiles in a counter at the start of every function, loop and branch; `next` gives each its number. */
export function branchCounters(next: () => number): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const { factory } = context;
    const count = (): ts.Expression =>
      factory.createPostfixIncrement(factory.createElementAccessExpression(factory.createIdentifier(COUNTERS), next()));
    const counted = (expression: ts.Expression): ts.Expression =>
      factory.createParenthesizedExpression(factory.createComma(count(), factory.createParenthesizedExpression(expression)));
    const statement = (): ts.Statement => factory.createExpressionStatement(count());
    const block = (inner: ts.Statement): ts.Block =>
      factory.createBlock([statement(), ...(ts.isBlock(inner) ? inner.statements : [inner])], true);

    const visit = (node: ts.Node): ts.Node => {
      const seen = ts.visitEachChild(node, visit, context);
      if (ts.isBlock(seen) && ts.isFunctionLike(node.parent)) return block(seen);
      if (ts.isArrowFunction(seen) && !ts.isBlock(seen.body)) {
        const { modifiers, typeParameters, parameters, type, equalsGreaterThanToken, body } = seen;
        return factory.updateArrowFunction(seen, modifiers, typeParameters, parameters, type, equalsGreaterThanToken, counted(body));
      }
      if (ts.isIfStatement(seen)) {
        const otherwise = seen.elseStatement;
        return factory.updateIfStatement(seen, seen.expression, block(seen.thenStatement), otherwise && block(otherwise));
      }
      if (ts.isConditionalExpression(seen)) {
        const { condition, questionToken, whenTrue, colonToken, whenFalse } = seen;
        return factory.updateConditionalExpression(seen, condition, questionToken, counted(whenTrue), colonToken, counted(whenFalse));
      }
      if (ts.isBinaryExpression(seen) && LOGICAL.has(seen.operatorToken.kind))
        return factory.updateBinaryExpression(seen, seen.left, seen.operatorToken, counted(seen.right));
      if (ts.isForOfStatement(seen))
        return factory.updateForOfStatement(seen, seen.awaitModifier, seen.initializer, seen.expression, block(seen.statement));
      if (ts.isForStatement(seen))
        return factory.updateForStatement(seen, seen.initializer, seen.condition, seen.incrementor, block(seen.statement));
      if (ts.isWhileStatement(seen)) return factory.updateWhileStatement(seen, seen.expression, block(seen.statement));
      if (ts.isCaseClause(seen)) return factory.updateCaseClause(seen, seen.expression, [statement(), ...seen.statements]);
      if (ts.isCatchClause(seen)) return factory.updateCatchClause(seen, seen.variableDeclaration, block(seen.block));
      return seen;
    };
    return (source) => ts.visitEachChild(source, visit, context);
  };
}

const LOGICAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);
