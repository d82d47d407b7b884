/**
 * The same adapter, whose database can go away: the next so many reads of a session fail.
 *
 * @param {import("@auth/core/adapters").Adapter} adapter
 */
export function withOutages(adapter) {
  let failures = 0;
  const getSessionAndUser = async (token) => {
    if (failures === 0) return adapter.getSessionAndUser(token);
    failures -= 1;
    throw new Error("the database does not answer");
  };
  return {
    adapter: { ...adapter, getSessionAndUser },
    failNext(reads) {
      failures = reads;
    },
  };
}
