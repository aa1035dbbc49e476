//! The program as it is used: what is typed, what is printed, how it ends.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod beginning;
mod cargo_insta;
mod cases;
mod components;
mod diff;
mod docs;
mod heng;
mod lines;
mod memo;
mod mutants;
mod pages;
mod plugins;
mod real;
mod real_csc_2024;
mod report;
mod review;
mod sameness;
mod small;
mod statuses;
mod taken;
mod todo;
mod usage;
mod walk;
mod watch;
