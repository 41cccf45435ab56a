
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's87cf5630cfac0eb4': str`${0}: what does this mean?`,
's048982efb8efb225': str`This is far more than ${0} characters. Nothing is cut off; please shorten it.`,
's918c52b82ef6680c': str`${0} of ${1} characters: ${2} too many. Nothing is cut off; please shorten it.`,
'sb2603c25b6a6abb0': str`${0} of ${1} characters`,
's5b4c9fd85a1743fe': `Angry`,
's5b2c0c8f6be6b9b7': `Worried`,
's521b661ce4c6ff5a': `Restless`,
's3c9078b8a86d9645': `Excited`,
'sb909898adfa0e849': `Proud`,
's746b51cfbef96a51': `Happy`,
's9836c719fa8f1387': `Sad`,
'se5da790a21390fa2': `Lonely`,
'sab6263d2881a4b75': `Tired`,
'sdfa47a9ce9ac16d6': `Calm`,
'sb890b39aff12bc36': `Thankful`,
's342e3f24c1234918': `Safe`,
's88fdcaf035ab6de0': `Lots of energy, feels good`,
'sd0ae38c6c1305a94': `Lots of energy, feels hard`,
's987b4f514fa0c0d1': `Little energy, feels good`,
'sa7d6e91580950981': `Little energy, feels hard`,
    };
  