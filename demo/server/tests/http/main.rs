//! The server over HTTP, as a browser talks to it.

#![cfg(test)]

mod browser;
mod callback_url;
mod csrf;
mod expiry;
mod fall_through;
mod headers;
mod hosts;
mod in_page;
mod pages;
mod redirects;
mod secure_cookies;
mod session;
mod sign_in;
mod sign_out;
mod site;
mod update;
