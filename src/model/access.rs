//! Who may use the bot.

use super::{ChatId, PersonId};

/// Who may use the bot. Empty lists let everyone in; the owners are always let in. In a listed group
/// every member is let in; where only people are listed, they are let in wherever they are.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// The bot's owners.
    pub owners: Vec<PersonId>,
    /// People.
    pub people: Vec<PersonId>,
    /// Groups.
    pub groups: Vec<ChatId>,
}

impl Access {
    /// Whether a person may use the bot in a chat.
    pub fn allows(&self, chat: ChatId, person: PersonId) -> bool {
        if chat.is_private() || self.groups.is_empty() {
            return self.allows_person(person);
        }
        self.owners.contains(&person) || self.groups.contains(&chat)
    }

    /// Whether a person may use the bot in private, which is where they log in and plan: only for them
    /// anything is done by itself.
    pub fn allows_person(&self, person: PersonId) -> bool {
        let is_listed = self.people.is_empty() || self.people.contains(&person);
        is_listed || self.owners.contains(&person)
    }
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

    fn only(people: &[PersonId], groups: &[ChatId]) -> Access {
        Access { owners: vec![OWNER], people: people.into(), groups: groups.into() }
    }

    #[test]
    fn empty_lists_let_everyone_in() {
        let access = only(&[], &[]);
        assert!(access.allows(PRIVATE, STRANGER) && access.allows(GROUP, STRANGER));
    }

    #[test]
    fn listed_people_are_let_in_wherever_they_are_and_others_nowhere() {
        let access = only(&[FRIEND], &[]);
        for chat in [PRIVATE, GROUP] {
            assert!(access.allows(chat, FRIEND) && access.allows(chat, OWNER));
            assert!(!access.allows(chat, STRANGER));
        }
    }

    #[test]
    fn in_a_listed_group_every_member_is_let_in() {
        let access = only(&[FRIEND], &[GROUP]);
        assert!(access.allows(GROUP, STRANGER));
        assert!(!access.allows(OTHER_GROUP, FRIEND));
        assert!(access.allows(OTHER_GROUP, OWNER));
        assert!(!access.allows(PRIVATE, STRANGER));
    }
}
