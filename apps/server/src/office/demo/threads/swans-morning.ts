/** What people said about the swans on the first morning. One comment a line; see grow-thread.ts. */
export const swansMorning = `
I was in the second carriage. The silence when they sat down was wonderful, and then somebody whispered “they’ve sat down”.
  I was there, and this is exactly how it was.
    [pete] I was there, and it was much sillier than that.
      Go on, then.
        The man beside me asked them, very quietly, whether they had tickets.
  You were in the blue hat! We waved.
    I thought that you were waving at the swans.
      We were waving at everyone by then.
I was the one with the shortbread. It was only a small tin. You are welcome.
  The shortbread was excellent. I was in the third row, by the window.
    You had two pieces.
      I was under a great deal of stress.
  Is there a recipe? I have a long journey on Friday.
    Six of flour, four of butter, two of sugar, and take it out before you think it is done.
      Thank you. I have written it on my ticket.
Four hundred and six feathers is not bad for nine-year-olds in nineteen minutes.
  That is 2.375 minutes a swan.
    It should go on a certificate.
      Year 6 would like a word with you about your method.
“Detained by poultry of the larger sort” is going on my next late note.
  [otter] My teacher took it, with the page from the paper as proof.
    [hana] Yours let you off? Ours made us do the maths.
Please leave the reeds a bit longer next time the bank is cleared. They are somebody’s front door.
  That is a good point. The drainage board meets on the ninth, and anyone may come.
    [ruth] I shall be there, with a chart.
      Please do bring the chart. I live for your charts.
  I work on the dykes. We leave one side each year now. It was the wrong side this time, and we have written it down.
    That is a kind answer. Thank you.
[tanisha] Roll call! Who was on it, and where did you sit?
  Second carriage, at the window with the sticker.
  [sam] Standing, by the doors. Best view in the house.
  Third row, with a cake on my knees for somebody’s fiftieth. It arrived whole.
  [bea] Front. We counted the feathers. I had the left wing.
  On the platform at Saltby, waiting for all of you. I had the whole thing from the front.
  [oldbill] At the gate, with the lettuce.
  In the garden with the washing. I heard the hoot and then I heard the other hoot.
  Not on it. I missed it by one minute, for the first time in eleven years.
    Oh no.
      I have asked for it to be held up again.
They hooted BACK. I have never been so happy on a Tuesday.
  I have a recording. It is a B flat.
    [wei] The engine at Long Drove is a bit lower than F. Somebody should write the duet.
      You should. I would come to that concert.
        In the cold, with a coat, yes.
I drive trains, not this one, and I can tell you that it is always lettuce in the end.
  Iceberg, romaine or little gem? It matters.
    Little gem. They have standards.
  I heard that it was what was left over from the signaller’s sandwich.
    Then what did the signaller have for lunch?
      Somebody shared some shortbread, I hear.
[beatriz] My daughter was in that class. She now wants to be a signaller, or a swan.
  Both have openings, from what I read.
The broom did nothing. The broom never does anything.
  In defence of the broom, it was not asked twice.
A thank you to the man who lent the lady with the hospital letter his telephone. That was on the same train.
  [zeynep] That was my husband. He said nothing about it at home. I shall make him a cake.
    It is a small town, in the best way.
  She got there. It was my aunt, and she would like to thank him too.
I missed my connection and had to have a hot chocolate at the junction. Terrible business.
  With cream?
    I was very upset.
Could the timetable please show swans? A small symbol would do.
  Between “does not run on Sundays” and “change here”.
    “Change here for swans.”
      I would change.
Six grown cygnets still at home with their parents. I know how they feel, both sides of it.
  [tanisha] As the mother of three, I hear you.
    [sam] As one of the three, I’m looking, I promise.
[ruth] For those who ask: the old path is on the tithe map. It goes from the mere to the washes in a straight line, and the railway cuts it at the gate.
  My grandfather called it Swan Gate, and there was never a gate.
    There is your headline for next time.
  Could there be a way under the line? They do it for toads.
    They would walk round it, I am afraid. But I would give a tenner to see them look at it.
      I would give a tenner too. That is twenty already.
Our dog watched from the window and did not bark once. He was taking notes.
  What did he conclude?
    That he is not going back to Saltby.
I work in the booking office. Three people asked for a ticket “to the swans” on Wednesday.
  Single or return?
    One of them said “open return”, so I think he meant to stay.
I make it the best-behaved queue that Saltby has ever had.
  You were not at the chip shop when the power came back.
    I was. Fair point.
Is it true that they all belong to the King? Did he have a ticket for them?
  Only the unmarked ones on open water, I believe, and he is said to be very relaxed about it.
Nobody has yet said “swanning about”, so I shall, and then we can all move on.
  Thank you for your service.
It is the train that is in the wrong place. I have thought about that sentence all day.
  Me too. I said it to my desk.
    What did your desk say?
      It is considering its position.
From now on I am taking the 8.15 even on my days off.
  There is room, if you bring shortbread.
    I shall bring two tins.
      See you on Monday, then. Third row.
Glad that nobody got out onto the line. Well done, everyone on board.
  Careful at the crossing, please, however sweet they look. The blue sign has the number on it.
    I have put the number in my phone under “swans”.
      Now I have done that too.
`;
