//! Plugins as processes and as components: what they are asked, and what they cannot do.

#![allow(clippy::unwrap_used, reason = "what a test builds on must be there")]

mod components;
mod conform;
mod documents;
mod folders;
mod guests;
mod messages;
mod misbehave;
mod reading;
mod stand;
mod threads;
mod unread;
