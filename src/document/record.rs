//! `record!`: a map with known keys as a struct whose fields are all [`Field`](super::Field)s.

/// Declares a struct that is read off a map, and describes it by the comments here. Every field is a
/// [`Field`](super::Field) of the type written here, and its key is
/// the field's name; `= required` behind the type says that the map cannot do without it. With `short field`, a plain
/// value where the
/// map belongs stands for that one field. With `as binding` behind the name or behind a field's type, what is written
/// there has an
/// effect between the parties, and no slip in it is fixed without asking.
macro_rules! record {
    (
        $what:literal,
        $(#[doc = $doc:literal])+
        pub struct $name:ident $(short $short:ident)? $(as $all_binding:ident)? {
            $( $(#[doc = $field_doc:literal])+ $field:ident: $type:ty $(= $must:ident)? $(as $binding:ident)?, )*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name {
            $( $(#[doc = $field_doc])+ pub $field: $crate::document::Field<$type>, )*
        }

        impl $name {
            /// The keys of this map, in the order of the format.
            pub const KEYS: &'static [&'static str] = &[$( $crate::document::record::key(stringify!($field)) ),*];

            /// Those that it cannot do without.
            const REQUIRED: &'static [&'static str] =
                &[$( $( $crate::document::record::$must(stringify!($field)), )? )*];
        }

        impl $crate::document::shape::Describe for $name {
            fn shape() -> $crate::document::shape::Shape {
                use $crate::document::shape::{Describe, Key, Table};
                let keys = vec![$( Key::new(
                    $crate::document::record::key(stringify!($field)),
                    concat!($($field_doc),+).trim_ascii(),
                    <$type as Describe>::shape(),
                )$(.$must())? ),*];
                let table = Table::of(stringify!($name), concat!($($doc),+).trim_ascii(), keys);
                $( let table = table.with_short(stringify!($short)); )?
                table.into()
            }
        }

        impl $crate::document::Decode for $name {
            const IS_MAP: bool = true;
            const MAP_KEYS: &'static [&'static str] = Self::KEYS;
            $(const IS_BINDING: bool = $crate::document::field::$all_binding;)?

            fn decode(
                decoder: &mut $crate::document::Decoder<'_>,
                node: $crate::yaml::NodeId,
            ) -> Option<Self> {
                let within = decoder.binds(<Self as $crate::document::Decode>::IS_BINDING);
                $(
                    if decoder.tree.kind(node) != $crate::yaml::Kind::Mapping {
                        let value = decoder.field(node);
                        decoder.bound(within);
                        return (!value.is_invalid()).then(|| Self { $short: value, ..Self::default() });
                    }
                )?
                let slots = decoder.record(node, Self::KEYS, $what);
                if slots.is_some() {
                    decoder.require(node, Self::REQUIRED, $what);
                }
                let record = slots.map(IntoIterator::into_iter).map(|mut slots| Self { $( $field: {
                    let around = decoder.binds(false $(|| $crate::document::field::$binding)?);
                    let value = decoder.slot(slots.next());
                    decoder.bound(around);
                    value
                }, )* });
                decoder.bound(within);
                record
            }
        }
    };
}

pub(crate) use record;

/// The key of a field that the map cannot do without.
pub(crate) const fn required(field: &'static str) -> &'static str {
    key(field)
}

/// The key of a field: `r#use` is written `use`.
pub(crate) const fn key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}
