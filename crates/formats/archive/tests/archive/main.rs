//! The carriers on invented exports: a file of tests for each service, and one for hostile files.

mod common;
mod europresse;
mod factiva;
mod files;
mod hostile;
mod lexis;
mod nexis;
mod proquest;
