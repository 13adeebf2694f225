/** What people said about the Sunday bus. One comment a line; see grow-thread.ts. */
export const sundayBusesScript = `
[freya] I can get to work without waking my dad. That is all. That is the comment.
  [deepak] As a dad: thank you.
Well done, Jean. I signed it twice by mistake and they took one off, quite rightly.
  [jean] It was you! I had a good look at that handwriting.
[elzbieta] My husband has been at the hospital for five weeks, and Sundays were the longest day. Thank you, everyone.
  That is lovely to hear. I hope that he is home soon.
    [elzbieta] Thank you. The nurses say by Easter.
The shelter in Coldham has had the same spider in it for six years. It is in for a surprise.
  Leave the spider. It has paid its dues.
    We could call the shelter after it.
      I would sign that. Once.
Would it be possible to have one a bit later? The last film ends at seven.
  [maja] I’d like a later one too, please. Not for films. For work.
    Write to Mrs Setchell. She has a table.
      [jean] I have indeed, and it is still up.
        There she is!
I drive the 46 on weekdays. I have put my name down for Sundays. I know who brings biscuits.
  Which ones do you like? Asking for all of us.
    The ginger ones.
      Noted. Ginger it is.
Kevin’s paw print should have counted. He is a regular.
  Kevin says hello.
    He may ride for nothing. I have read the rules twice.
Eleven passengers a trip is not many. If each of us goes once a month, it is done.
  How do they count? If I sit upstairs, am I still one?
    There is no upstairs.
      Then I have been on the wrong bus for years.
  Put me down for two in March.
I was one of the “no” letters. I have read the piece and I think that I was wrong.
  It is a brave thing to say that you have changed your mind.
    I had help. My granddaughter wrote me a list.
      Please show the list to the other one.
Does it take bicycles?
  It takes two, on the rack at the front, if you ask the driver nicely.
    I did ask nicely. It is true.
Can the timetable go up in bigger letters this time? I had to ask a boy of ten.
  [noor] I am that boy’s mother, and he was very proud.
  I can print it big at the library. Tell me how many.
    One for every shelter would be nine.
      Nine it is. Give me until Friday.
From March, then, Sunday dinner is at my mum’s. I had better learn to bring something.
As a carer I finish at six on Sundays. 18.00 from the hospital is perfect. Somebody thought about it.
  I finish at six too! We can complain about our feet together.
    The first seat behind the driver is the warm one.
      Do not tell everyone about the warm one.
        Too late.
The two councillors have a point: it should not come out of the school buses.
  The committee said that the school buses have a budget of their own. It is in the papers, page 4.
    Page 4 is very small print.
      So is the timetable, and we have come back to that.
[tobi] Six years! I was ten when it stopped. I have never been on a Sunday bus in my life.
  You have a treat in store. It smells of coats.
Is the pass good for grandparents from the next county, or do I have to pay my £2?
  Your own county’s pass will do, I think. Ask in the market place.
Could there be a small celebration on the first one? I can play the accordion for as far as Saltby.
  Yes to the accordion.
    As far as Saltby and no farther.
When it is full for the first time, will you put it in the paper, please?
  [marek] I shall be on it with a notebook.
`;
