//! What is to be written.

/// A value to write into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: the key alone.
    Nothing,
    /// A word of the format: a date, a number, an amount, `yes`, an id. Written without quotes where YAML can hold it so.
    Word(String),
    /// Free text. Quoted where a reader of YAML 1.1 or 1.2 would take it for a number, a date or a truth value; a text of
    /// several lines becomes a literal block.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in this order.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// A word of the format.
    #[must_use]
    pub fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }

    /// Free text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Keys and values.
    #[must_use]
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// A list.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(items.into_iter().collect())
    }

    /// Whether it is written on the line of its key.
    pub(super) fn is_inline(&self) -> bool {
        match self {
            Self::Nothing | Self::Word(_) => true,
            Self::Text(text) => !super::spelling::is_block_text(text),
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }

    /// Whether its last line is one of a literal block.
    pub(super) fn ends_in_block_text(&self) -> bool {
        match self {
            Self::Nothing | Self::Word(_) => false,
            Self::Text(_) => !self.is_inline(),
            Self::List(items) => items.last().is_some_and(Self::ends_in_block_text),
            Self::Map(entries) => entries.last().is_some_and(|(_, value)| value.ends_in_block_text()),
        }
    }
}
