//! JSON whose texts are borrowed from what it was read from: a candidate has a hundred of them, and few are kept as they are.
//!
//! Sections are read in the order of their keys, and of two keys alike the last counts. The library for borrowed values
//! (`serde_json_borrow` 0.8) keeps entries as they are written, both of two alike, and an object of it cannot be put in order where a
//! key holds an escape. It reads the made-up candidates of `qualify-search`'s bulk example in 4 % more instructions than this, and in
//! 20 % more with each object's entries put in order by whoever reads them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'t, str>),
    Array(Vec<Value<'t>>),
    Object(Object<'t>),
}

/// The entries of an object by their keys, which are ascending. Of a key that comes twice the last counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Object<'t>(Vec<(Cow<'t, str>, Value<'t>)>);

impl<'t> Value<'t> {
    pub fn as_object(&self) -> Option<&Object<'t>> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// So many entries are looked through one by one.
const FEW: usize = 16;

impl<'t> Object<'t> {
    fn new(mut entries: Vec<(Cow<'t, str>, Value<'t>)>) -> Self {
        if !entries.is_sorted_by(|(a, _), (b, _)| a < b) {
            entries.reverse();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            entries.dedup_by(|(later, _), (earlier, _)| later == earlier);
        }
        Self(entries)
    }

    /// An object of one entry.
    pub fn lone(key: &'t str, text: &'t str) -> Self {
        Self(vec![(Cow::Borrowed(key), Value::String(Cow::Borrowed(text)))])
    }

    pub fn get(&self, key: &str) -> Option<&Value<'t>> {
        let place = match self.0.len() {
            // Most keys are told apart by their lengths.
            ..=FEW => self.0.iter().position(|(known, _)| known == key)?,
            _ => self.0.binary_search_by(|(known, _)| (**known).cmp(key)).ok()?,
        };
        self.0.get(place).map(|(_, value)| value)
    }

    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'t>)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }
}

impl<'t> From<&'t serde_json::Value> for Value<'t> {
    fn from(value: &'t serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(truth) => Self::Bool(*truth),
            serde_json::Value::Number(number) => Self::Number(number.clone()),
            serde_json::Value::String(text) => Self::String(Cow::Borrowed(text)),
            serde_json::Value::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            serde_json::Value::Object(object) => Self::Object(object.into()),
        }
    }
}

impl<'t> From<&'t serde_json::Map<String, serde_json::Value>> for Object<'t> {
    fn from(object: &'t serde_json::Map<String, serde_json::Value>) -> Self {
        Self::new(object.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value.into())).collect())
    }
}

impl<'de: 't, 't> Deserialize<'de> for Value<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value<'de>, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value<'de>, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value<'de>, A::Error> {
        let mut all = Vec::with_capacity(8);
        while let Some((Key(key), value)) = entries.next_entry()? {
            all.push((key, value));
        }
        Ok(Value::Object(Object::new(all)))
    }
}

/// A key, borrowed where it can be.
struct Key<'t>(Cow<'t, str>);

impl<'de: 't, 't> Deserialize<'de> for Key<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(key)))
            }

            fn visit_str<E: Error>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            "[a-c\"\\\\é\u{1}]{0,5}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            let object = prop::collection::btree_map("[a-c\"\n]{0,3}", inner.clone(), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..6).prop_map(serde_json::Value::Array),
                object.prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_says_what_the_owned_value_says(value in any_json()) {
            let text = value.to_string();
            let (borrowed, owned): (Value, serde_json::Value) = (serde_json::from_str(&text).unwrap(), serde_json::from_str(&text).unwrap());
            prop_assert_eq!(borrowed, Value::from(&owned));
        }
    }

    #[test]
    fn keys_ascend_and_the_last_of_two_alike_counts() {
        let value: Value = serde_json::from_str(r#"{"b": 1, "a": 2, "b": 3, "\u0063": 4}"#).unwrap();
        let entries: Vec<String> = value.as_object().unwrap().iter().map(|(key, value)| format!("{key}{value:?}")).collect();
        assert_eq!(entries, ["aNumber(Number(2))", "bNumber(Number(3))", "cNumber(Number(4))"]);
    }
}
