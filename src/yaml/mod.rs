//! YAML text as a flat tree in which every key and value knows its place.
//!
//! Nothing outside this folder may name the parser behind it. What charters are usually written in is read by `plain/`,
//! which is faster and gives the same [`Tree`]. Nothing in here knows that partnerships exist.

mod build;
mod compose;
mod conflict;
pub mod edit;
mod explain;
mod family;
mod limits;
mod lines;
mod lookalike;
mod path;
mod plain;
mod problem;
mod read;
mod sections;
mod text;
mod tree;
mod write;

pub use conflict::without_conflict_marks;
pub use limits::Limits;
pub use lookalike::Lookalike;
pub use path::{Resolved, Step, YamlPath};
pub use problem::{ProblemKind, SyntaxProblem};
pub use read::{Reading, read};
pub use text::{TextProblem, as_read, text_of};
pub use tree::{DuplicateKey, Kind, NodeId, Span, Style, Tree};
pub use write::scalar;
