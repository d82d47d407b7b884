/** How much an app may grow without an update of its published size by `cargo xtask size`. */
const SAME_COMPILER = 0.01;
/** Another compiler makes other bytes of the same source. */
const OTHER_COMPILER = 0.05;

/**
 * The apps that have grown beyond what was recorded, each with the words for it.
 *
 * By gzip alone: a few bytes of other code at another place have moved brotli's result by 1.5%.
 */
export function overBudget(measured, recorded) {
  const leeway = measured.compiler === recorded.compiler ? SAME_COMPILER : OTHER_COMPILER;
  const problems = {};
  const budgets = { ...recorded.apps, ...recorded.components };
  for (const [name, { gzip }] of Object.entries({ ...measured.apps, ...measured.components })) {
    const budget = budgets[name]?.gzip ?? 0;
    if (gzip > budget * (1 + leeway)) {
      problems[name] = ` has ${gzip} bytes of gzip, and the budget is ${budget}. If they are worth it, run \`cargo xtask size\`.`;
    }
  }
  return problems;
}
