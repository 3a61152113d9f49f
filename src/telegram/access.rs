//! Who may use the bot. No I/O.

use crate::config::Access;
use crate::model::{ChatId, PersonId};

/// Whether a person may use the bot in a chat. Empty lists let everyone in; the owners are always
/// let in. In a listed group every member is let in; where only people are listed, they are let in
/// wherever they are.
pub(crate) fn is_allowed(
    access: &Access,
    owners: &[PersonId],
    chat: ChatId,
    person: PersonId,
) -> bool {
    if owners.contains(&person) {
        return true;
    }
    if chat.is_private() || access.groups.is_empty() {
        return access.people.is_empty() || access.people.contains(&person);
    }
    access.groups.contains(&chat)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: PersonId = PersonId(1);
    const FRIEND: PersonId = PersonId(2);
    const STRANGER: PersonId = PersonId(3);
    const PRIVATE: ChatId = ChatId(3);
    const GROUP: ChatId = ChatId(-100);
    const OTHER_GROUP: ChatId = ChatId(-200);

    fn allowed(access: &Access, chat: ChatId, person: PersonId) -> bool {
        is_allowed(access, &[OWNER], chat, person)
    }

    #[test]
    fn empty_lists_let_everyone_in() {
        let access = Access::default();
        assert!(allowed(&access, PRIVATE, STRANGER) && allowed(&access, GROUP, STRANGER));
    }

    #[test]
    fn listed_people_are_let_in_wherever_they_are_and_others_nowhere() {
        let access = Access { people: vec![FRIEND], groups: vec![] };
        for chat in [PRIVATE, GROUP] {
            assert!(allowed(&access, chat, FRIEND) && allowed(&access, chat, OWNER));
            assert!(!allowed(&access, chat, STRANGER));
        }
    }

    #[test]
    fn in_a_listed_group_every_member_is_let_in() {
        let access = Access { people: vec![FRIEND], groups: vec![GROUP] };
        assert!(allowed(&access, GROUP, STRANGER));
        assert!(!allowed(&access, OTHER_GROUP, FRIEND));
        assert!(allowed(&access, OTHER_GROUP, OWNER));
        assert!(!allowed(&access, PRIVATE, STRANGER));
    }
}
