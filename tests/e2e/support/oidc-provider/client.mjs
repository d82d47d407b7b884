/** What the provider and the Auth.js server have agreed on. */
export const CLIENT = { id: "local-client", secret: "only-for-tests" };
