export interface PictureOptions {
  /** Lists the message types in each channel. */
  readonly messages: boolean;
}
