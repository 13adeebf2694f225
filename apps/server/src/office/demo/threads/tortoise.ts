/** What people said about Gordon. One comment a line; see grow-thread.ts. */
export const tortoiseScript = `
I walked past plot 17 every day with one of the posters under my arm.
  It is always under the last pot, isn’t it?
    [vera] It was the first pot. I just had not looked.
Seven metres an hour and nobody could find him. There is a lesson in it for all of us.
Four shillings was a lot of money. Somebody must have really wanted him.
  [colin] My great-aunt. She had saved up for a goldfish, and then she saw his face.
We printed forty posters. The last one is still on our fridge and it is staying there.
I am so glad. My son has been leaving dandelions by the gate, just in case.
  They were eaten. We like to think that it was him.
    It may have been our rabbit. Please do not tell your son.
      I never would.
Vera’s lettuces are the best in the county. Gordon is no fool.
  [vera] He left me the outer leaves. I call that manners.
The man with the drone here. I must have flown over him eleven times.
  Poor you. And thank you for looking.
[lucia] My two cried at breakfast when I read it out, and then they wanted to know what time he gets up.
  [colin] He gets up at ten, has a bath, and goes back to bed. Tell them that he is retired.
    I have the same routine.
There ought to be a blue plaque on the rhubarb pot.
I am not lost, I am only slow. I would like that on a T-shirt.
  [shabnam] The library has a press for that now. Come on Wednesday.
    I shall wear mine to walking football.
      You are all in the same league.
Does he know his name? I would like to call to him over the hedge.
  He turns his head if you say “tomato”.
    [sian] So does my husband.
  I did call. He did not come. I shall try again in April.
    You may have to wait for the answer.
Please keep the gate shut. I mean that kindly, I have done it myself.
  [colin] There is now a spring on it. It bit the postman.
    [raj] No harm done. I was going slowly.
Now I want to see a race between him and the 46.
  On a Sunday he would have won it, until now.
    That is the best joke in the whole paper.
Give him a scratch on the neck from all of us.
  [colin] Done. He says nothing, but he means it well.
`;
