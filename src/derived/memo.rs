//! Answers that are kept by their question.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;

/// Answers by question, of which at most `MOST` are kept: one more, and it starts anew.
pub(super) struct Memo<K, V, const MOST: usize>(RefCell<HashMap<K, V>>);

impl<K, V, const MOST: usize> Default for Memo<K, V, MOST> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: Hash + Eq, V: Clone, const MOST: usize> Memo<K, V, MOST> {
    /// The answer that is kept, or else the one that `answer` gives.
    pub fn get<Q>(&self, question: &Q, answer: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ToOwned<Owned = K> + ?Sized,
    {
        if let Some(known) = self.0.borrow().get(question) {
            return known.clone();
        }
        // Nothing is borrowed meanwhile, so that one answer may rest on another.
        let answer = answer();
        let mut kept = self.0.borrow_mut();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(question.to_owned(), answer.clone());
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_given_once_while_it_is_kept() {
        let memo: Memo<String, usize, 2> = Memo::default();
        let asked = RefCell::new(Vec::new());
        let ask = |question: &str| {
            memo.get(question, || {
                asked.borrow_mut().push(question.to_owned());
                question.len()
            })
        };
        assert_eq!(["a", "bb", "a", "bb"].map(ask), [1, 2, 1, 2]);
        assert_eq!(*asked.borrow(), ["a", "bb"]);
        assert_eq!(["ccc", "ccc", "a"].map(ask), [3, 3, 1]);
        assert_eq!(*asked.borrow(), ["a", "bb", "ccc", "a"], "what is full starts anew");
    }
}
