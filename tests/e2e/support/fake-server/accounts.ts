// Who can sign in, and where.

export interface User {
  id: string;
  name: string;
  email: string;
}

export interface Account {
  username: string;
  password: string;
  user: User;
}

export const ADA: Account = {
  username: "ada",
  password: "lovelace",
  user: { id: "1", name: "Ada Lovelace", email: "ada@example.com" },
};
export const GRACE: Account = {
  username: "grace",
  password: "hopper",
  user: { id: "2", name: "Grace Hopper", email: "grace@example.com" },
};
/** Known to the second site only. */
export const ALAN: Account = {
  username: "alan",
  password: "turing",
  user: { id: "1", name: "Alan Turing", email: "alan@example.com" },
};
