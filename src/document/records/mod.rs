//! Records: what happened. One event a file, one kind a module.

pub mod decision;
