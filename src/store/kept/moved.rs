//! A group that became a supergroup.

use super::agendas::changed;
use super::{Batch, Kept, Kind, Result, visit};
use crate::model::{ChatId, PersonId, Place, Settings};
use crate::store::NoticeId;
use crate::store::record::Slot;

/// What names a chat.
pub(in crate::store) struct Named {
    people: Vec<PersonId>,
    notices: Vec<NoticeId>,
}

impl Kept {
    /// Looks for agendas and notices that name a chat; at every one of them.
    pub(in crate::store) fn named(&self, chat: ChatId) -> Result<Named> {
        let is_there = |place: Option<Place>| place.is_some_and(|place| place.chat == chat);
        let mut named = Named { people: Vec::new(), notices: Vec::new() };
        visit(self.engine(), Kind::Agenda.prefix(), |(name, sealed)| {
            // One that cannot be read is not in the way of the others.
            let slot = self.vault.open::<Slot>(&name, &sealed).ok();
            let slot = slot.filter(|slot| is_there(slot.agenda.schedule.place));
            named.people.extend(slot.map(|slot| slot.person));
            Ok(())
        })?;
        self.visit_notices(|notice| {
            named.notices.extend(is_there(notice.place).then_some(notice.id));
        })?;
        Ok(named)
    }

    /// See [`Agendas::move_chat`](crate::store::Agendas::move_chat).
    pub(in crate::store) fn move_chat(
        &self,
        named: &Named,
        from: ChatId,
        to: ChatId,
    ) -> Result<()> {
        let mut batch = Batch::default();
        let settings = self.settings(from)?;
        if self.settings(to)? == Settings::default() && settings != Settings::default() {
            self.put(&mut batch, self.settings_name(to), &settings);
        }
        batch.remove(self.settings_name(from));
        self.move_board(&mut batch, from, to)?;
        self.move_lendings(&mut batch, from, to)?;
        self.move_group(&mut batch, from, to)?;
        for person in &named.people {
            let Some(before) = self.slot(*person)? else { continue };
            let mut slot = Slot { agenda: changed(&before.agenda), ..before.clone() };
            if follow(&mut slot.agenda.schedule.place, from, to) {
                self.put_slot(&mut batch, Some(&before), &slot);
            }
        }
        for id in &named.notices {
            let Some(mut notice) = self.notice(*id)? else { continue };
            if follow(&mut notice.place, from, to) {
                self.put_notice(&mut batch, &notice);
            }
        }
        self.engine.apply(batch)
    }
}

/// Tells whether the place was there.
fn follow(place: &mut Option<Place>, from: ChatId, to: ChatId) -> bool {
    let place = place.as_mut().filter(|place| place.chat == from);
    place.map(|place| place.chat = to).is_some()
}
