//! The command from outside: what it reads, what it prints, and how it ends.

mod archives;
mod bad_input;
mod commands;
mod convert;
mod input;
mod readme;
mod run;
