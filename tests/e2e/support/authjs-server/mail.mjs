import Nodemailer from "@auth/express/providers/nodemailer";

/** Sign-in links by e-mail, sent through the server at `smtp`, as in `smtp://127.0.0.1:25`. */
export const mailProvider = (smtp) => Nodemailer({ server: smtp, from: "Demo <demo@example.com>" });
