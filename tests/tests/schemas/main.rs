//! The schemas in `docs/schemas`: they are what the declarations say, the loader and they agree, and what is shipped and
//! what runs write is as they say.

#![allow(clippy::unwrap_used, reason = "what a test builds on must be there")]

mod agreement;
mod committed;
mod documents;
mod reading;
mod shipped;
mod specimen;
